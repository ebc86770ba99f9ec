import python_needed  # noqa: F401, before all that an older Python does not know

# isort: split
