"""The sample repository: the SOP book of Bagian Organisasi dan Tatalaksana, Kabupaten Magetan."""

from soptui.sample.demo import build_demo

__all__ = ["build_demo"]
