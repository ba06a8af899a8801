"""常用语: phrases for opinions, one's own and everybody's."""
