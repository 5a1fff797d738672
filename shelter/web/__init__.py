"""How the shelter is reached: pages, the API and the live board, over plain http."""
