from ui import shell

shell.require_shell("pages/method.py")
