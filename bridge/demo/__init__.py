"""The demo region: invented people and companies in real places, loaded and removed by one command."""
