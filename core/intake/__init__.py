"""Files from folders: watched until they stand still, then copied without following a link out of the folder."""
