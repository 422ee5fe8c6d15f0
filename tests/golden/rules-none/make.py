import os
os.mkdir('rules')
