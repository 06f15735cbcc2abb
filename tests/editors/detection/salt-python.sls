#!py

def run():
    return {"nginx": {"pkg.installed": []}}
