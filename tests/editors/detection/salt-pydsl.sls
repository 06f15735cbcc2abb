#!pydsl

state("nginx").pkg.installed()
