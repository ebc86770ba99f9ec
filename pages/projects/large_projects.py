"""How many large projects are there, how far have they come, and how will they end the year?"""
