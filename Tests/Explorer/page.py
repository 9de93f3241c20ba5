"""The explorer's page in a headless Chromium, as the tests drive it."""

import contextlib
import json
import pathlib
import re
import shutil
import tempfile
import time

from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

PATIENCE = 20  # seconds: a bound against hanging, not a measure


class Page:
    """One browser with one page."""

    def __init__(self, url):
        self.url = url
        self.downloads = pathlib.Path(tempfile.mkdtemp(prefix="explorer-"))
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.driver = webdriver.Chrome(
            service=webdriver.ChromeService(shutil.which("chromedriver")), options=options)
        self.driver.set_page_load_timeout(PATIENCE)
        self.protocol(
            "Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.downloads), eventsEnabled=False)

    def quit(self):
        self.driver.quit()
        shutil.rmtree(self.downloads, ignore_errors=True)

    def protocol(self, command, **parameters):
        """Sends a command of the DevTools protocol."""
        return self.driver.execute_cdp_cmd(command, parameters)

    def open(self, fragment="", *, width=1280, height=800, scheme="light", fresh=True):
        """Opens the page, in a window of a size and a colour scheme; a fresh one has nothing kept."""
        self.protocol("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.protocol("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.driver.get("about:blank")
        if fresh:
            self.protocol("Storage.clearDataForOrigin", origin=self.url, storageTypes="local_storage")
        self.driver.get(self.url + "/" + fragment)
        self.ready()

    def reload(self):
        self.driver.refresh()
        self.ready()

    def ready(self):
        """Waits until the schema is there."""
        self.until(lambda: self.driver.execute_script(
            "return document.querySelectorAll('#docs .member').length > 0"), "the schema")

    def until(self, condition, what):
        """Waits for something to become true, and gives it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(Exception):
                if found := condition():
                    return found
            time.sleep(0.05)
        raise AssertionError(f"waited {PATIENCE} s for {what}")

    def element(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def elements(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self, selector):
        return self.element(selector).text

    def texts(self, selector):
        return [element.text for element in self.elements(selector)]

    def value(self, selector):
        return self.element(selector).get_property("value")

    def focused(self):
        return self.driver.switch_to.active_element.get_attribute("id")

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def chord(self, modifier, key):
        ActionChains(self.driver).key_down(modifier).send_keys(key).key_up(modifier).perform()

    def write(self, text, into="#query"):
        """Types a text into an emptied editor, as a person would."""
        self.driver.execute_script("document.querySelector(arguments[0]).focus()", into)
        self.chord(Keys.CONTROL, "a")
        self.press(Keys.DELETE, text)

    def put(self, text, into="#query"):
        """Sets an editor's text at once."""
        self.driver.execute_script(
            "const area = document.querySelector(arguments[0]); area.focus(); area.select();"
            "document.execCommand('insertText', false, arguments[1])", into, text)

    def run(self):
        """Runs the operation with the keyboard; waits for the answer and gives its status line."""
        self.driver.execute_script("document.getElementById('status').textContent = ''")
        self.chord(Keys.CONTROL, Keys.ENTER)
        return self.until(
            lambda: (status := self.text("#status")) and not status.startswith("Running") and status, "an answer")

    def downloaded(self, name):
        """The content of a file once it is there."""
        file = self.downloads / name
        self.until(lambda: file.exists() and file.stat().st_size > 0, f"the download {name}")
        return file.read_bytes().decode()

    def complaints(self):
        """What the console has to say since the last time: errors and violations of the policy. That an operation was
        refused stands there too, by the browser's own custom; that is no complaint."""
        return [
            entry["message"]
            for entry in self.driver.get_log("browser")
            if entry["level"] in ("SEVERE", "WARNING") and not re.search(r"/graphql - Failed .* status of 400", entry["message"])
        ]

    def controls(self):
        """The role and the name of everything that can be operated, by the accessibility tree."""
        roles = {
            "button", "checkbox", "combobox", "link", "listbox", "menuitem", "option", "searchbox", "tab", "tabpanel",
            "textbox", "region", "dialog", "complementary", "navigation",
        }
        nodes = self.protocol("Accessibility.getFullAXTree")["nodes"]
        return [
            (role, node.get("name", {}).get("value", ""))
            for node in nodes
            if not node.get("ignored") and (role := node.get("role", {}).get("value")) in roles
        ]

    def faint(self):
        """The texts whose contrast with their ground is below 4.5 to 1 (WCAG 2.2, success criterion 1.4.3)."""
        return json.loads(self.driver.execute_script(CONTRAST))


CONTRAST = """
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const rgba = (colour) => {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data];
};
const luminance = ([r, g, b]) => {
  const [x, y, z] = [r, g, b].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const ground = (element) => {
  for (let at = element; at; at = at.parentElement) {
    const colour = rgba(getComputedStyle(at).backgroundColor);
    if (colour[3] > 250) return colour;
  }
  return rgba("white");
};
const faint = new Set();
const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
for (let node = walker.nextNode(); node; node = walker.nextNode()) {
  const element = node.parentElement;
  if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.matches(".unseen, .skip, textarea, noscript")) continue;
  const [a, b] = [luminance(rgba(getComputedStyle(element).color)), luminance(ground(element))];
  const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  if (ratio < 4.5) faint.add(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${node.data.trim().slice(0, 30)}`);
}
return JSON.stringify([...faint]);
"""
