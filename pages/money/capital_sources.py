"""What is the money of this year made of, who invests, and where do investors come from?"""
