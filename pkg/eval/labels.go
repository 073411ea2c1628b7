// Package eval measures attune against what people said about real replies.
//
// A QA team can label its own replies and see how far attune agrees with them.
// The file is JSON Lines, one reply a line:
//
//	{"id": "4711", "company": "Acme", "channel": "email",
//	 "customer": "Where is my parcel?", "reply": "Sorry for the inconvenience …",
//	 "labels": {"context": "problem", "apology": "generic", "acknowledgement": "none",
//	            "remedy": "vague", "follow_up": "passive", "timeframe": false, "overall": 2}}
//
// reply and labels must be there; id is the line's number if it is missing;
// company and channel only serve to group; without customer the reply is
// judged alone. A label that is null or missing leaves the reply out of the
// measures that need it. What the labels mean:
//
//	context          what the customer's message is: problem (something went wrong, also mixed
//	                 with praise), request, praise (and nothing else) or other
//	apology          the best one of the reply: specific (names what went wrong), generic
//	                 (could stand under any ticket) or none
//	acknowledgement  specific (says what happened to this customer or what they asked),
//	                 formulaic (understanding that fits any ticket) or none
//	remedy           the best one: concrete (an act done or promised, an answer, usable steps),
//	                 handoff (the customer has to move on or send more), vague or none
//	follow_up        the best one: committed (the company comes back to this customer),
//	                 passive (left to the customer) or none
//	timeframe        whether a committed follow-up names when; for readers, not measured here
//	overall          1 to 5: how the customer would feel after reading it
//
// Other fields are ignored.
package eval

import "slices"

// core says which labels make which check fire: the customer has a problem,
// and the label is one of fires.
var core = []measured{
	{check: "generic-apology", label: "apology", fires: []string{"generic"}},
	{check: "missing-acknowledgement", label: "acknowledgement", fires: []string{"none"}},
	{check: "no-concrete-remedy", label: "remedy", fires: []string{"vague", "handoff", "none"}},
	{check: "no-follow-up-commitment", label: "follow_up", fires: []string{"passive", "none"}},
}

// A Label is what readers say about one side of a reply, and the words for it.
type Label struct {
	Name   string
	Values []string
}

// Labels are those that are measured, [Reply.Overall] apart.
func Labels() []Label { return slices.Clone(vocabulary) }

var vocabulary = []Label{
	{"context", []string{problem, "request", "praise", "other"}},
	{"apology", []string{"specific", "generic", "none"}},
	{"acknowledgement", []string{"specific", "formulaic", "none"}},
	{"remedy", []string{"concrete", "handoff", "vague", "none"}},
	{"follow_up", []string{"committed", "passive", "none"}},
}

// problem is the context, and attune's situation, that the core checks are about.
const problem = "problem"

// measured is a check and the label it is measured by.
type measured struct {
	check, label string
	fires        []string
}

// expected says whether the check has to fire on a reply; known is false where
// a label that decides it is missing.
func (m measured) expected(r *Reply) (fires, known bool) {
	context, label := r.Labels["context"], r.Labels[m.label]
	if context == "" || label == "" {
		return false, false
	}
	return context == problem && slices.Contains(m.fires, label), true
}

// Checks names the checks that are measured, in the order of every table.
func Checks() []string {
	names := make([]string, len(core))
	for i, m := range core {
		names[i] = m.check
	}
	return names
}
