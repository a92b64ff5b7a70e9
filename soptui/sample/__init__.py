"""The sample repository: the SOP book of Bagian Organisasi dan Tatalaksana, Kabupaten Magetan."""
