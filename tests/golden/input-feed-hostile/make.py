# Feeds that no reader may fall over, each beside an article that is read all the same.
def write(name, text, ending="rss"):
    with open(f"articles/{name}.{ending}", "w", encoding="utf-8") as out:
        out.write(text)

def feed(inside, before=""):
    return f'<?xml version="1.0"?>{before}<rss><channel><item><guid>{{}}</guid>{inside}</item></channel></rss>'

def item(name, inside, before=""):
    write(name, feed(inside, before).replace("{}", name))

end = "<description>12 sailors were killed.</description>"
lots = "".join(f'<!ENTITY l{i} "{"&l%d;" % (i - 1) * 10}">' for i in range(1, 10))
item("entities", "<description>12 sailors were killed. &l9;&l9;</description>",
     f'<!DOCTYPE rss [<!ENTITY l0 "lol">{lots}]>')
item("outside", "<description>12 sailors were killed. &x;</description>",
     '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]>')
item("nested", "<a>" * 10_000 + "</a>" * 10_000 + end)
item("nested-html", "<description>" + "&lt;div&gt;" * 10_000 + "12 sailors were killed.</description>")
item("open-cdata", "<description><![CDATA[12 sailors were killed.")
item("many", "<a/>" * 2_100_000 + end)
item("references", "<description>" + "&amp;nbsp;&#9999999999;" * 100_000 + "12 sailors were killed.</description>")
write("open", "<a>" * 200_000)
write("sitemap", "<urlset><url><loc>https://post.example/</loc></url></urlset>", "atom")
write("lying", '<?xml version="1.0" encoding="UTF-32"?><rss><channel><item><guid>lying</guid>' + end +
      "</item></channel></rss>")
