import os
import subprocess
import sys
from pathlib import Path

import pytest
from serving import alive, until

PROGRAM = """
import os, time
from publisher.hands import beside
def work():
    print(os.getpid(), flush=True)
    time.sleep(600)
with beside(work):
    time.sleep(600)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends processes with their parents")
def test_work_beside_a_build_ends_with_the_build_even_when_that_is_killed(checkout: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    with subprocess.Popen([sys.executable, "-c", PROGRAM], stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        worker = int(process.stdout.readline())
        process.kill()
        assert until(lambda: not alive({worker}), 60)
