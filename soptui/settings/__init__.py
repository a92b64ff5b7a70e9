"""What one person wants on this machine: settings and own keys, read strictly, written gently."""

from soptui.folders import config_folder, state_folder
from soptui.settings.file import load, settings_file, store
from soptui.settings.read import OwnKeys, Settings, read_settings
from soptui.settings.table import BY_KEY, SETTINGS, Setting

__all__ = [
    "BY_KEY",
    "SETTINGS",
    "OwnKeys",
    "Setting",
    "Settings",
    "config_folder",
    "load",
    "read_settings",
    "settings_file",
    "state_folder",
    "store",
]
