// Prints the functions of Go files as go/parser sees them, one line of JSON for each file that parses.
// Usage: declarations FOLDER
package main

import (
	"bufio"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"log"
	"os"
	"path/filepath"
	"strings"
)

// A Declaration has zero-based lines of the file itself; //line directives are not followed.
type Declaration struct {
	Name  string `json:"name"`
	First int    `json:"firstLine"`
	Last  int    `json:"lastLine"`
	// Lines on which function literals inside begin.
	Literals []int `json:"literalLines"`
}

type File struct {
	Path         string        `json:"path"`
	Declarations []Declaration `json:"declarations"`
}

func main() {
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	err := filepath.WalkDir(os.Args[1], func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		files := token.NewFileSet()
		parsed, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil // Go's own tests hold files that are wrong on purpose.
		}
		return encoder.Encode(File{path, declarations(files, parsed)})
	})
	if err != nil {
		log.Fatal(err)
	}
}

func declarations(files *token.FileSet, parsed *ast.File) []Declaration {
	line := func(pos token.Pos) int { return files.PositionFor(pos, false).Line - 1 }
	found := []Declaration{}
	for _, declared := range parsed.Decls {
		if function, ok := declared.(*ast.FuncDecl); ok {
			first := function.Name.Pos()
			if function.Recv != nil {
				first = function.Recv.Opening
			}
			// The last character belongs to the function, the position of its end does not.
			last := line(function.End() - 1)
			found = append(found, Declaration{nameOf(function), line(first), last, literals(function, line)})
			continue
		}
		ast.Inspect(declared, func(node ast.Node) bool {
			literal, ok := node.(*ast.FuncLit)
			if ok {
				found = append(found, Declaration{"glob.", line(literal.Pos()), line(literal.End() - 1), literals(literal, line)})
			}
			return !ok
		})
	}
	return found
}

func literals(root ast.Node, line func(token.Pos) int) []int {
	lines := []int{}
	ast.Inspect(root, func(node ast.Node) bool {
		if literal, ok := node.(*ast.FuncLit); ok {
			lines = append(lines, line(literal.Pos()))
		}
		return true
	})
	return lines
}

// nameOf writes a name as the runtime does: (*Pool[...]).Get.
func nameOf(function *ast.FuncDecl) string {
	name := function.Name.Name
	if function.Type.TypeParams != nil {
		name += "[...]"
	}
	if function.Recv == nil || len(function.Recv.List) == 0 {
		return name
	}
	star := false
	receiver := function.Recv.List[0].Type
	for {
		switch typed := receiver.(type) {
		case *ast.ParenExpr:
			receiver = typed.X
		case *ast.StarExpr:
			star, receiver = true, typed.X
		case *ast.IndexExpr:
			return qualify(typed.X.(*ast.Ident).Name+"[...]", star, name)
		case *ast.IndexListExpr:
			return qualify(typed.X.(*ast.Ident).Name+"[...]", star, name)
		case *ast.Ident:
			return qualify(typed.Name, star, name)
		default:
			return name
		}
	}
}

func qualify(receiver string, star bool, name string) string {
	if star {
		receiver = "(*" + receiver + ")"
	}
	return receiver + "." + name
}
