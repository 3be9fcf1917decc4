"""The process as numbers: steps with their lengths and hours, ways with their shares."""
