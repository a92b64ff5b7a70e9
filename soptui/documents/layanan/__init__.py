"""The Standar Pelayanan and the Maklumat Pelayanan on upright paper, in Word and as web pages."""
