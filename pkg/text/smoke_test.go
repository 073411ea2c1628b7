package text
import ("testing";"fmt";"os";"bufio";"encoding/json")
func TestSmoke(t *testing.T){
 f,_:=os.Open(os.Getenv("F")); sc:=bufio.NewScanner(f); sc.Buffer(nil,1<<20)
 n:=0; unclear:=0
 for sc.Scan(){ var d struct{Reply,Customer string}; json.Unmarshal(sc.Bytes(),&d); n++
  s:=newScan(d.Reply); s.readRegions(); s.findEnds(); for _,u:=range s.unclear{ unclear++; fmt.Printf("UNCLEAR %q|%q\n",u.window.before,u.window.after)}; 
  doc:=New(d.Reply)[0]
  if os.Getenv("SHOW")!=""{ fmt.Println("=====")
  for _,r:=range doc.Regions{ fmt.Printf("[%s] %q\n",r.Part,d.Reply[r.Start:r.End])}
  for _,x:=range doc.Sentences{ fmt.Printf("   %d %c %q\n",x.Paragraph,x.Final|0x20,d.Reply[x.Start:x.End])}}
 }
 fmt.Println(n,unclear)
}
