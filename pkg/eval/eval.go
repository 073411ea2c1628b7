package eval

import (
	"cmp"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"sync"

	"attune/pkg/lint"
	"attune/pkg/text"
)

// A Number is a share or a correlation; NaN where there was nothing to measure.
type Number float64

// A Result says how far attune and the readers agree.
type Result struct {
	Replies   int         `json:"replies"`
	Skipped   int         `json:"skipped,omitempty"` // replies besides these, that attune does not check
	Customer  bool        `json:"customer"`          // the customers' messages were given
	Checks    []Measure   `json:"checks"`            // in the order of [Checks]
	Situation Accuracy    `json:"situation"`
	Problem   Correlation `json:"spearman_problem"` // over the replies that readers call an answer to a problem
	All       Correlation `json:"spearman_all"`

	outcomes []outcome
}

// A Measure counts where a check fired and where it had to. Replies whose
// label is missing are in none of the counts.
type Measure struct {
	Check     string `json:"check"`
	TP        int    `json:"tp"` // fired, as it had to
	FP        int    `json:"fp"` // fired where it had not to
	FN        int    `json:"fn"` // kept still where it had to fire
	TN        int    `json:"tn"` // kept still, as it had to
	Precision Number `json:"precision"`
	Recall    Number `json:"recall"`
	F1        Number `json:"f1"`
}

// An Accuracy counts where attune's own situation is the label context.
type Accuracy struct {
	Right int    `json:"right"`
	Of    int    `json:"of"`
	Share Number `json:"share"`
}

// A Correlation is Spearman's, of the score against the label overall.
type Correlation struct {
	Replies  int    `json:"replies"`
	Spearman Number `json:"spearman"`
}

// A Mistake is a reply on which a check and the readers disagree.
type Mistake struct {
	ID      string `json:"id"`
	Company string `json:"company"`
	Kind    string `json:"kind"` // "fp": fired where it had not to; "fn": kept still where it had to fire
	Score   int    `json:"score"`
}

// A Group is the Result for the replies of one company or channel.
type Group struct {
	Name string `json:"name"` // "" where the replies name none
	Result
}

// outcome is what attune said about a reply.
type outcome struct {
	reply     *Reply
	skipped   bool
	situation string
	score     int
	fired     []string // names of checks, outranked ones too
}

// batch is how many replies are read by one call of text.New, which is cheaper
// than one by one.
const batch = 32

// Run lets check, a linter's Lint, judge all replies and compares. Without
// customer it does so by the replies alone. Check is called from several
// goroutines; the result does not depend on their order.
func Run(check func(lint.Input) *lint.Report, replies []Reply, withCustomer bool) Result {
	outcomes := make([]outcome, len(replies))
	starts := make(chan int)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for start := range starts {
				end := min(start+batch, len(replies))
				judge(check, replies[start:end], outcomes[start:end], withCustomer)
			}
		})
	}
	for start := 0; start < len(replies); start += batch {
		starts <- start
	}
	close(starts)
	workers.Wait()
	outcomes = slices.DeleteFunc(outcomes, func(o outcome) bool { return o.skipped })
	result := measure(outcomes, withCustomer)
	result.Skipped = len(replies) - len(outcomes)
	return result
}

func judge(check func(lint.Input) *lint.Report, replies []Reply, outcomes []outcome, withCustomer bool) {
	texts := make([]string, 0, 2*len(replies))
	for _, r := range replies {
		texts = append(texts, r.Text, r.Customer)
	}
	documents := text.New(texts...)
	for i := range replies {
		input := lint.Input{Draft: documents[2*i]}
		if withCustomer && strings.TrimSpace(replies[i].Customer) != "" {
			input.Customer = documents[2*i+1]
		}
		report := check(input)
		outcomes[i] = outcome{reply: &replies[i], skipped: report.Skipped != "", situation: report.Situation.Name, score: report.Score}
		for _, f := range report.Findings {
			outcomes[i].fired = append(append(outcomes[i].fired, f.Check), f.Also...)
		}
	}
}

func measure(outcomes []outcome, withCustomer bool) Result {
	result := Result{Replies: len(outcomes), Customer: withCustomer, outcomes: outcomes}
	for _, m := range core {
		result.Checks = append(result.Checks, m.count(outcomes))
	}
	for _, o := range outcomes {
		if context := o.reply.Labels["context"]; context != "" {
			result.Situation.Of++
			if context == o.situation {
				result.Situation.Right++
			}
		}
	}
	result.Situation.Share = share(result.Situation.Right, result.Situation.Of)
	result.All = correlate(outcomes, func(*Reply) bool { return true })
	result.Problem = correlate(outcomes, func(r *Reply) bool { return r.Labels["context"] == problem })
	return result
}

func (m measured) count(outcomes []outcome) Measure {
	c := Measure{Check: m.check}
	for _, o := range outcomes {
		expected, known := m.expected(o.reply)
		switch fired := slices.Contains(o.fired, m.check); {
		case !known:
		case fired && expected:
			c.TP++
		case fired:
			c.FP++
		case expected:
			c.FN++
		default:
			c.TN++
		}
	}
	c.Precision = share(c.TP, c.TP+c.FP)
	c.Recall = share(c.TP, c.TP+c.FN)
	c.F1 = share(2*c.TP, 2*c.TP+c.FP+c.FN)
	return c
}

func correlate(outcomes []outcome, among func(*Reply) bool) Correlation {
	var scores, overall []float64
	for _, o := range outcomes {
		if o.reply.Overall > 0 && among(o.reply) {
			scores = append(scores, float64(o.score))
			overall = append(overall, o.reply.Overall)
		}
	}
	return Correlation{Replies: len(scores), Spearman: spearman(scores, overall)}
}

func share(part, whole int) Number {
	if whole == 0 {
		return Number(math.NaN())
	}
	return Number(float64(part) / float64(whole))
}

// Mistakes lists the replies on which a check and the readers disagree, in the
// order of the file.
func (r Result) Mistakes(check string) ([]Mistake, error) {
	i := slices.IndexFunc(core, func(m measured) bool { return m.check == check })
	if i < 0 {
		return nil, fmt.Errorf("no labels measure %q: choose one of %s", check, strings.Join(Checks(), ", "))
	}
	var mistakes []Mistake
	for _, o := range r.outcomes {
		expected, known := core[i].expected(o.reply)
		fired := slices.Contains(o.fired, check)
		if !known || fired == expected {
			continue
		}
		kind := "fn"
		if fired {
			kind = "fp"
		}
		mistakes = append(mistakes, Mistake{ID: o.reply.ID, Company: o.reply.Company, Kind: kind, Score: o.score})
	}
	return mistakes, nil
}

// By breaks the result down by "company" or "channel", sorted by name.
func (r Result) By(field string) ([]Group, error) {
	name, ok := map[string]func(*Reply) string{
		"company": func(r *Reply) string { return r.Company },
		"channel": func(r *Reply) string { return r.Channel },
	}[field]
	if !ok {
		return nil, fmt.Errorf("replies cannot be grouped by %q: choose company or channel", field)
	}
	members := map[string][]outcome{}
	for _, o := range r.outcomes {
		members[name(o.reply)] = append(members[name(o.reply)], o)
	}
	var groups []Group
	for name, outcomes := range members {
		groups = append(groups, Group{Name: name, Result: measure(outcomes, r.Customer)})
	}
	slices.SortFunc(groups, func(a, b Group) int { return cmp.Compare(a.Name, b.Name) })
	return groups, nil
}
