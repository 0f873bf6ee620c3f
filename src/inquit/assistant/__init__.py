"""Tools for assistants, by the Model Context Protocol: what they may ask for, within which bounds, and who answers."""

from __future__ import annotations

from inquit.assistant.tool_declarations import ToolDeclaration, declared_tools
from inquit.assistant.tool_process import ToolProcess
from inquit.assistant.toolbox import Toolbox

__all__ = ["ToolDeclaration", "ToolProcess", "Toolbox", "declared_tools"]
