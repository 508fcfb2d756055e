"""What is measured of stories: invented texts with planted copies, and what an article costs as the archive grows."""
