module example.com/declarations

go 1.22
