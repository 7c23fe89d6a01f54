"""The JupyterLab end of Inlay. It is data alone: JupyterLab finds the extension where pip puts it."""
