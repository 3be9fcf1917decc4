"""A simulator of services that shares no code with the analyses, and the comparison of what the analyses prove with it.

Cases are drawn from the linked model by discrete events; nothing here is clever, so that it can be believed.
"""
