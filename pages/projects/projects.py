"""Which project is it about?"""
