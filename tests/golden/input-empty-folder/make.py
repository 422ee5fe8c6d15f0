import os
os.mkdir('articles')
