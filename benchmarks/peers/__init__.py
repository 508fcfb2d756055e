"""What newsarchive is compared with, run by benchmarks.bench as programs of their own."""
