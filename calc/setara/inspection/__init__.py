"""Every record read strictly, and what is wrong with it: file, line and near miss."""
