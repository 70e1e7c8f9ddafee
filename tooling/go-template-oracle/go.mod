module puna/go-template-oracle

go 1.22
