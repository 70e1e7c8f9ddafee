package main

import "encoding/json"

// What a chat template sees. Lists of tools, tools, properties and arguments print as JSON.

type conversation struct {
	System     string
	Messages   []*message
	Tools      tools
	Response   string
	Think      bool
	ThinkLevel string
	IsThinkSet bool
}

// asMap gives the form that templates run with: other names than these are absent, not wrong.
func (value *conversation) asMap() map[string]any {
	return map[string]any{
		"System":     value.System,
		"Messages":   value.Messages,
		"Tools":      value.Tools,
		"Response":   value.Response,
		"Think":      value.Think,
		"ThinkLevel": value.ThinkLevel,
		"IsThinkSet": value.IsThinkSet,
	}
}

type message struct {
	Role       string     `json:"role"`
	Content    string     `json:"content"`
	Thinking   string     `json:"thinking,omitempty"`
	ToolCalls  []toolCall `json:"tool_calls,omitempty"`
	ToolName   string     `json:"tool_name,omitempty"`
	ToolCallID string     `json:"tool_call_id,omitempty"`
}

type toolCall struct {
	ID       string           `json:"id,omitempty"`
	Function toolCallFunction `json:"function"`
}

type toolCallFunction struct {
	Index     int       `json:"index"`
	Name      string    `json:"name"`
	Arguments arguments `json:"arguments"`
}

type arguments map[string]any

type tools []tool

type tool struct {
	Type     string       `json:"type"`
	Function toolFunction `json:"function"`
}

type toolFunction struct {
	Name        string         `json:"name"`
	Description string         `json:"description,omitempty"`
	Parameters  toolParameters `json:"parameters"`
}

type toolParameters struct {
	Type       string     `json:"type"`
	Required   []string   `json:"required,omitempty"`
	Properties properties `json:"properties"`
}

type properties map[string]property

type property struct {
	Type        propertyType `json:"type,omitempty"`
	Description string       `json:"description,omitempty"`
	Enum        []any        `json:"enum,omitempty"`
}

type propertyType string

func (value arguments) String() string  { return jsonText(value) }
func (value tools) String() string      { return jsonText(value) }
func (value tool) String() string       { return jsonText(value) }
func (value properties) String() string { return jsonText(value) }

func jsonText(value any) string {
	text, _ := json.Marshal(value)
	return string(text)
}
