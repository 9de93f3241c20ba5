"""The explorer in a real browser: what a person does there, with the keyboard wherever that is the way.

GATEWAY is the built binary; SCREENSHOTS, if given, a folder for pictures of the page.
"""

import csv
import io
import json
import os
import pathlib
import unittest

from gateway import Gateway
from page import Page
from selenium.webdriver.common.keys import Keys


class Explorer(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.gateway = Gateway(os.environ["GATEWAY"], options=["--explain"]).__enter__()
        cls.addClassCleanup(cls.gateway.__exit__)
        cls.page = Page(cls.gateway.url)
        cls.addClassCleanup(cls.page.quit)

    def setUp(self):
        self.page.open()

    def tearDown(self):
        self.assertEqual(self.page.complaints(), [], "the console is quiet: no errors, no violation of the policy")

    # Writing.

    def test_a_query_is_written_with_the_keyboard_completed_and_run(self):
        page = self.page
        self.assertEqual(page.focused(), "query")
        page.write("{")
        page.press(Keys.ENTER, "insta")
        options = page.until(lambda: page.texts("#query-completions [role=option] .label"), "completions")
        self.assertEqual(options, ["instance", "instances"])
        self.assertEqual(page.element("#query").get_attribute("aria-activedescendant"), "query-completions-0")
        page.press(Keys.DOWN, Keys.ENTER)
        page.press("(fi")
        page.until(lambda: page.texts("#query-completions [role=option] .label") == ["filter", "first"], "the arguments")
        page.press(Keys.DOWN, Keys.TAB, "3", Keys.END, " {", Keys.ENTER, "nod")
        page.until(lambda: page.texts("#query-completions [role=option] .label") == ["nodes"], "the field")
        page.press(Keys.ENTER, " { ")
        page.chord(Keys.CONTROL, Keys.SPACE)
        fields = page.until(lambda: page.texts("#query-completions [role=option] .label"), "the fields")
        self.assertEqual(fields[:5], ["id", "region", "account", "createdAt", "updatedAt"])
        page.press(Keys.ENTER, " region")
        page.press(Keys.ESCAPE)
        self.assertEqual("".join(page.value("#query").split()), "{instances(first:3){nodes{idregion}}}")
        self.assertTrue(page.run().startswith("200 OK"))
        self.assertEqual(page.texts("#panel-table thead th"), ["id", "region"])
        rows = [page.texts(f"#panel-table tbody tr:nth-child({row}) td") for row in (1, 2, 3)]
        expected = sorted((instance["id"], instance["region"]) for instance in self.gateway.fleet)[:3]
        self.assertEqual(rows, [list(row) for row in expected])

    def test_a_mistake_is_marked_at_its_place_before_anything_is_sent(self):
        page = self.page
        page.put("{\n  instances {\n    nodes {\n      ids\n    }\n  }\n}")
        self.assertEqual(page.texts("#problems li"), ["4:7 There is no field “ids” on “Instance”; “id”?"])
        self.assertEqual(page.texts(".query .layer .wrong"), ["ids"])
        self.assertEqual(page.texts(".query .gutter .wrong"), ["4"])
        self.assertEqual(page.element("#query").get_attribute("aria-invalid"), "true")
        self.assertEqual(page.text("#status"), "")
        page.element("#problems button").click()
        self.assertEqual(page.focused(), "query")
        page.press("id")
        self.assertEqual(page.texts("#problems li"), [])
        self.assertEqual(page.element("#query").get_attribute("aria-invalid"), "false")

    def test_fields_that_can_not_be_one_are_marked_before_anything_is_sent(self):
        page = self.page
        page.put("{\n  instances {\n    totalCount\n    nodes { name: id name: region }\n  }\n}")
        self.assertEqual(
            page.texts("#problems li"),
            ["4:22 “name” can't be both “id” and “region”: give one of them another name, as in other: region."])
        self.assertEqual(page.texts(".query .layer .wrong"), ["name"])
        self.assertEqual(page.text("#status"), "")
        page.put("{\n  instances {\n    totalCount\n    nodes { name: id other: region }\n  }\n}")
        self.assertEqual(page.texts("#problems li"), [])

    def test_variables_are_completed_and_checked(self):
        page = self.page
        page.put("query ($n: Int!, $order: [InstanceOrder!]) { instances(first: $n, orderBy: $order) { totalCount } }")
        page.put("", into="#variables")
        page.until(lambda: page.texts("#variable-problems li") == ["1:1 “n: Int!” is missing."], "the mistake")
        page.chord(Keys.CONTROL, Keys.SPACE)
        page.until(lambda: page.texts("#variables-completions .label") == ["{ all variables }"], "the template")
        page.press(Keys.ENTER)
        self.assertEqual(json.loads(page.value("#variables")), {"n": 0, "order": []})
        page.put('{"n": "five"}', into="#variables")
        self.assertEqual(page.texts("#variable-problems li"), ["1:7 \"five\" can't stand here: Int is needed."])

    def test_tab_leaves_the_editor_and_typing_can_be_undone(self):
        page = self.page
        before = page.value("#query")
        page.put("{ __typename }")
        page.chord(Keys.CONTROL, "z")
        self.assertEqual(page.value("#query"), before)
        page.press(Keys.TAB)
        self.assertNotEqual(page.focused(), "query")

    def test_the_operation_under_the_caret_runs(self):
        page = self.page
        page.put("query A { a: __typename }\nquery B { b: __typename }")
        page.chord(Keys.CONTROL, Keys.HOME)
        self.assertEqual(page.value("#operation"), "A")
        page.run()
        self.assertEqual(page.texts("#panel-table th"), ["a"])
        page.chord(Keys.CONTROL, Keys.END)
        page.run()
        self.assertEqual(page.texts("#panel-table th"), ["b"])

    def test_a_document_is_laid_out(self):
        page = self.page
        page.put("{instances{totalCount}}")
        page.element("#format").click()
        self.assertEqual(page.value("#query"), "{\n  instances {\n    totalCount\n  }\n}\n")

    # Answers.

    def test_every_example_is_answered(self):
        page = self.page
        for number, title in enumerate(page.texts("#welcome-examples .card span:first-child")):
            with self.subTest(title):
                page.open()
                page.elements("#welcome-examples .card")[number].click()
                if title == "Register an instance":
                    page.until(lambda: "registerInstance" in page.value("#query"), "the example")
                    self.assertEqual(page.text("#status"), "", "a mutation is not sent by itself")
                    page.run()
                page.until(lambda: page.text("#status").startswith("200"), "the answer")
                self.assertEqual(page.texts("#errors li"), [])
                self.assertEqual(page.texts("#problems li") + page.texts("#variable-problems li"), [])
                self.assertGreater(len(page.elements("#panel-table tbody tr")), 0)

    def test_nested_records_become_rows_that_are_sorted_and_downloaded(self):
        page = self.page
        page.put("{ instances(first: 3) { totalCount nodes { id packages(first: 2) { nodes { name version } } } } }")
        page.run()
        self.assertEqual(page.texts("#panel-table th"), ["id", "packages.name", "packages.version"])
        self.assertRegex(page.text("#panel-table .gridbar p"), r"^6 rows · totalCount 20\d$")
        head = page.elements("#panel-table th button")[1]
        head.click()
        column = page.texts("#panel-table tbody td:nth-child(2)")
        self.assertEqual(column, sorted(column))
        self.assertEqual(page.elements("#panel-table th")[1].get_attribute("aria-sort"), "ascending")
        page.elements("#panel-table th button")[1].click()
        self.assertEqual(page.texts("#panel-table tbody td:nth-child(2)"), column[::-1])
        page.element('#panel-table .gridbar button').click()
        rows = list(csv.DictReader(io.StringIO(page.downloaded("instances.csv"))))
        self.assertEqual([row["packages.name"] for row in rows], column[::-1])
        self.assertEqual(len({row["id"] for row in rows}), 3)
        page.element("#download-json").click()
        answer = json.loads(page.downloaded("result.json"))
        self.assertEqual(len(answer["data"]["instances"]["nodes"]), 3)

    def test_a_name_that_is_a_formula_is_disarmed_in_the_csv(self):
        page = self.page
        page.put('mutation { registerInstance(input: {id: "=HYPERLINK(1)", region: "r", account: "a"}) { instance { id } } }')
        page.run()
        page.put('{ instance(id: "=HYPERLINK(1)") { id } }')
        page.run()
        page.element("#panel-table .gridbar button").click()
        self.assertEqual(page.downloaded("instance.csv"), "id\r\n'=HYPERLINK(1)\r\n")
        page.put('mutation { deregisterInstance(input: {instanceId: "=HYPERLINK(1)"}) { instance { id } } }')
        page.run()

    def test_the_tree_opens_and_closes(self):
        page = self.page
        page.put("{ instances(first: 2) { nodes { id } } }")
        page.run()
        page.element("#tab-table").click()
        page.press(Keys.RIGHT)
        self.assertEqual(page.focused(), "tab-tree")
        self.assertIn("instances: { 1 member }", page.text("#panel-tree"))
        first = sorted(instance["id"] for instance in self.gateway.fleet)[0]
        self.assertIn(f'id: "{first}"', page.text("#panel-tree"))
        page.element("#panel-tree summary").click()
        self.assertEqual(page.text("#panel-tree"), "{ 1 member }")

    def test_errors_of_the_answer_lead_to_their_place(self):
        page = self.page
        page.put('{\n  instances(first: -1) { totalCount }\n}')
        page.run()
        error = page.text("#errors li")
        self.assertIn("BAD_USER_INPUT", error)
        page.element("#errors button").click()
        self.assertEqual(page.focused(), "query")
        self.assertEqual(page.driver.execute_script("return document.getElementById('query').selectionStart"), 4)
        self.assertEqual(page.complaints(), [])

    def test_the_statements_and_their_plans_are_shown(self):
        page = self.page
        page.put("{ instances(first: 1) { nodes { id packages(first: 1) { nodes { name } } } } }")
        page.element("#explain").click()
        page.run()
        self.assertEqual(page.element("#tab-plan").get_attribute("aria-selected"), "true")
        self.assertRegex(page.text("#panel-plan p"), r"^\d statements?, .* It may read 2 rows, by its arguments; 100,000 are allowed\.$")
        self.assertIn("SELECT", page.text("#panel-plan .sql"))
        self.assertRegex(page.text("#panel-plan .statement"), r"(SCAN|SEARCH)")

    def test_headers_are_sent_and_kept_out_of_links_and_history(self):
        page = self.page
        page.put("{ __typename }")
        page.element("#tab-headers").click()
        page.put("X-Request-ID: of-the-explorer", into="#headers")
        page.run()
        page.element("#tab-response").click()
        self.assertIn("of-the-explorer", page.text("#panel-response"))
        page.element("#share").click()
        self.assertNotIn("of-the-explorer", page.driver.current_url)
        kept = page.driver.execute_script("return JSON.stringify(localStorage)")
        self.assertNotIn("of-the-explorer", kept)
        page.put("no header", into="#headers")
        page.chord(Keys.CONTROL, Keys.ENTER)
        page.until(lambda: "is no header" in page.text("#status"), "the mistake")

    # What is kept, and shared.

    def test_history_and_draft_outlive_a_reload(self):
        page = self.page
        page.put("query Kept { instances(first: 1) { totalCount } }")
        page.run()
        page.put("{ draft: __typename }")
        page.reload()
        self.assertEqual(page.value("#query"), "{ draft: __typename }")
        page.element("#open-history").click()
        self.assertEqual(page.text("#sidebar-history li span"), "Kept")
        page.element("#sidebar-history li button").click()
        page.until(lambda: page.value("#query").startswith("query Kept"), "the request")
        page.press(Keys.ESCAPE)
        self.assertFalse(page.element("#sidebar").is_displayed())
        page.element("#open-history").click()
        page.element("#sidebar-history > button").click()
        self.assertEqual(page.elements("#sidebar-history li"), [])

    def test_a_link_brings_the_request_and_does_not_run_it(self):
        page = self.page
        page.put('query Shared($id: ID!) {\n  instance(id: $id) { id }\n}')
        page.put('{"id": "ü&#=+"}', into="#variables")
        page.element("#share").click()
        page.until(lambda: "#query=" in page.driver.current_url, "the link")
        fragment = page.driver.current_url.split("#", 1)[1]
        page.open("#" + fragment)
        self.assertEqual(page.value("#query"), 'query Shared($id: ID!) {\n  instance(id: $id) { id }\n}')
        self.assertEqual(json.loads(page.value("#variables")), {"id": "ü&#=+"})
        self.assertEqual(page.text("#status"), "")

    # Help.

    def test_documentation_is_searched_and_found_from_the_editor(self):
        page = self.page
        page.chord(Keys.CONTROL, "k")
        self.assertEqual(page.focused(), "docs-search")
        page.press("packageCount")
        self.assertIn("InstanceFilter.packageCount", page.texts("#docs .member button"))
        page.element("#docs .member button").click()
        self.assertEqual(page.text("#docs .shown code"), "packageCount")
        page.press(Keys.ESCAPE)
        page.put("{ instances { totalCount } }")
        page.press(Keys.LEFT * 6, Keys.F1)
        page.until(lambda: page.text("#docs .shown code") == "totalCount", "the documentation")

    def test_keys_are_explained(self):
        page = self.page
        page.element("#open-docs").click()
        page.element("#sidebar-title").click()
        page.driver.execute_script("document.activeElement.blur()")
        page.press("?")
        self.assertTrue(page.element("#help").is_displayed())
        page.press(Keys.ESCAPE)
        self.assertFalse(page.element("#help").is_displayed())

    # For everybody.

    def test_colours_follow_the_system_and_the_switch(self):
        page = self.page

        def ground():
            return page.driver.execute_script("return getComputedStyle(document.body).backgroundColor")

        light = ground()
        page.open(scheme="dark")
        dark = ground()
        self.assertNotEqual(light, dark)
        page.element("#theme").click()
        self.assertEqual((page.element("#theme").accessible_name, ground()), ("Colours: light", light))
        page.reload()
        self.assertEqual(ground(), light, "the choice is kept")
        page.element("#theme").click()
        self.assertEqual(ground(), dark)

    def test_nothing_is_too_faint_to_read(self):
        page = self.page
        for scheme in ("light", "dark"):
            page.open(scheme=scheme)
            self.assertEqual(page.faint(), [])
            page.put("query A($a: Int) { # why\n instances(first: $a, filter: {id: {eq: \"1\"}}) { nodes { id } } wrong @skip(if: true) }")
            page.run()
            page.element("#open-docs").click()
            self.assertEqual(page.faint(), [], f"in {scheme} colours, with a mistake")
            page.put("{ instances(first: 2) { nodes { id packages(first: 2) { totalCount nodes { name } } } } }")
            page.run()
            page.element("#open-examples").click()
            self.assertEqual(page.faint(), [], f"in {scheme} colours, with a table")
            page.element("#tab-tree").click()
            page.element("#open-help").click()
            self.assertEqual(page.faint(), [], f"in {scheme} colours, with a tree and the keys")
            page.press(Keys.ESCAPE)

    def test_everything_that_can_be_operated_has_a_name(self):
        page = self.page
        page.put("query A { __typename instances(first: 2) { nodes { id } } } query B { x }")
        page.chord(Keys.CONTROL, Keys.HOME)
        page.run()
        for view in ("docs", "history", "examples"):
            page.element(f"#open-{view}").click()
            controls = page.controls()
            self.assertGreater(len(controls), 20)
            self.assertEqual([control for control in controls if not control[1]], [])
        names = [name for role, name in page.controls() if role == "textbox"]
        self.assertIn("GraphQL document", names)
        self.assertIn("Variables, as JSON", names)

    def test_360_pixels_are_enough(self):
        page = self.page
        page.open(width=360, height=740)

        def too_wide():
            return page.driver.execute_script(
                "return document.documentElement.scrollWidth > innerWidth ? document.documentElement.scrollWidth : 0")

        self.assertEqual(too_wide(), 0)
        page.element("#welcome-examples .card").click()
        page.until(lambda: page.text("#status").startswith("200"), "the answer")
        self.assertEqual(too_wide(), 0)
        for view in ("docs", "history", "examples"):
            page.driver.execute_script(f"document.getElementById('open-{view}').click()")
            self.assertEqual(too_wide(), 0)
            page.element("#close-sidebar").click()
        small = page.driver.execute_script(
            "return [...document.querySelectorAll('button, select')].filter((e) => e.checkVisibility() && !e.matches('.link, th button'))"
            ".filter((e) => e.getBoundingClientRect().height < 24).map((e) => e.id || e.textContent)")
        self.assertEqual(small, [], "targets are at least 24 pixels high (WCAG 2.2, success criterion 2.5.8)")

    def test_pictures_of_the_page(self):
        folder = os.environ.get("SCREENSHOTS")
        if not folder:
            self.skipTest("no folder for them")
        for scheme in ("light", "dark"):
            for width, height in ((1440, 900), (360, 740)):
                self.page.open(width=width, height=height, scheme=scheme)
                self.page.run()
                picture = pathlib.Path(folder) / f"explorer-{width}-{scheme}.png"
                self.assertTrue(self.page.driver.get_screenshot_as_file(str(picture)))


if __name__ == "__main__":
    unittest.main()
