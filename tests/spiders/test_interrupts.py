"""Ctrl-C and SIGTERM before a crawl has begun: never lost, wherever they come."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import pytest

from newsarchive.demo.server import serve
from tests.crash.harness import command, site_file

HOOK = """
import importlib.abc, os, sys
if "crawl" in sys.orig_argv:
    class Swallowing:
        '''What an exception cannot leave, as there is much of in any library.'''
        def __del__(self):
            os.kill(os.getpid(), %d)
            sum(range(1000))
    class Finder(importlib.abc.MetaPathFinder):
        def find_spec(self, name, path, target=None):
            if name == %r:
                sys.meta_path.remove(self)
                Swallowing()
    sys.meta_path.insert(0, Finder())
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("module", ["newsarchive.spiders.targets", "pydantic", "newsarchive.spiders.process", "scrapy.crawler"])
def test_an_interrupt_while_something_is_imported_ends_the_crawl_before_it_begins(tmp_path: Path, number: int, module: str) -> None:
    (tmp_path / "hook").mkdir()
    (tmp_path / "hook" / "sitecustomize.py").write_text(HOOK % (number, module))
    server = serve(count=6)
    try:
        site_file(tmp_path, server.url)
        environment = {**os.environ, "PYTHONPATH": f"{tmp_path / 'hook'}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}
        done = subprocess.run(command(tmp_path / "a.db"), capture_output=True, text=True, timeout=60, env=environment)
    finally:
        server.close()
    assert (done.returncode, done.stdout) == (130, ""), done.stdout + done.stderr
    assert done.stderr.strip() == "newsarchive: interrupted; everything acknowledged is stored."
    assert server.requests == []
