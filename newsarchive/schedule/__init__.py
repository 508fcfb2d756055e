"""Schedules: the units and lines by which systemd or cron start crawls. Text only; nothing is installed."""
