"""How does this project stand, and what holds it up?"""
