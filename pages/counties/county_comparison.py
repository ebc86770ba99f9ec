"""Where does our county stand among the counties of the prefecture?"""
