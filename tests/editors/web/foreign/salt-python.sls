#!py

def run():
    return {"include": ["apache"]}
