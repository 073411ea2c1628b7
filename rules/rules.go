// Package rules holds the bundled rules: the YAML files beside this one. Read
// them there; every one of them can be changed.
package rules

import "embed"

// FS has the rule files at its top.
//
//go:embed *.yaml
var FS embed.FS
