module example.com/fetchserver

go 1.22
