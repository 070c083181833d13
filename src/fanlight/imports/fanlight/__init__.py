"""What Fanlight itself wrote, read back: slips, and Manuscripts that anybody may have had in their hands since."""
