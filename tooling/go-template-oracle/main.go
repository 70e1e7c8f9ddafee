// Runs templates with Go's own text/template and records what they give.
//
// Reads a JSON list of cases from standard input and writes the same list, with results, to standard output.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"text/template"
)

type testCase struct {
	Template string `json:"template"`

	// At most one of these is set.
	Data         json.RawMessage `json:"data,omitempty"`
	Conversation *conversation   `json:"conversation,omitempty"`

	// One of these is set.
	Output     *string `json:"output,omitempty"`
	ParseError string  `json:"parseError,omitempty"`
	ExecError  string  `json:"execError,omitempty"`
}

// Functions that chat templates have besides Go's own. The clock is left out: its results can't be recorded.
var functions = template.FuncMap{
	"json": jsonText,
}

// integers turns {"$int": 5} into an int; JSON alone only knows float64.
func integers(value any) any {
	switch value := value.(type) {
	case map[string]any:
		if number, ok := value["$int"].(float64); ok && len(value) == 1 {
			return int(number)
		}
		for key, entry := range value {
			value[key] = integers(entry)
		}
	case []any:
		for index, entry := range value {
			value[index] = integers(entry)
		}
	}
	return value
}

func run(test *testCase) {
	var data any
	if len(test.Data) > 0 {
		if err := json.Unmarshal(test.Data, &data); err != nil {
			panic(err)
		}
	}
	parsed, err := template.New("").Option("missingkey=zero").Funcs(functions).Parse(test.Template)
	if err != nil {
		test.ParseError = err.Error()
		return
	}
	data = integers(data)
	if test.Conversation != nil {
		data = test.Conversation.asMap()
	}
	var output strings.Builder
	if err := parsed.Execute(&output, data); err != nil {
		test.ExecError = err.Error()
		return
	}
	text := output.String()
	test.Output = &text
}

func main() {
	var cases []testCase
	if err := json.NewDecoder(os.Stdin).Decode(&cases); err != nil {
		fmt.Fprintln(os.Stderr, "standard input is no list of cases:", err)
		os.Exit(1)
	}
	for index := range cases {
		run(&cases[index])
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", " ")
	if err := encoder.Encode(cases); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
