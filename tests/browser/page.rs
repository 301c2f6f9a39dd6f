//! What every page must be, in either language: accessible, in its direction, no wider than its window, and quiet.

use crate::driver::{Browser, Screen};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// axe-core by Deque, under the Mozilla Public License 2.0; see the folder.
const AXE: &str = include_str!("../vendor/axe-core/axe.min.js");

/// Numbers the pictures in the order of the walk.
static PICTURES: AtomicU32 = AtomicU32::new(1);

impl Browser {
    /// Holds the page that is open against everything that holds for all pages.
    pub fn look(&self, name: &str) {
        let path = self.path();
        let lang = path.split('/').nth(1).unwrap_or_default().to_owned();
        let direction = if lang == "ar" { "rtl" } else { "ltr" };
        let root = self.run(
            "const root = document.documentElement;
             return [root.lang, root.dir, root.scrollWidth, root.clientWidth, document.title]",
            &json!([]),
        );
        assert_eq!((root[0].as_str(), root[1].as_str()), (Some(lang.as_str()), Some(direction)), "{path}");
        self.take_pictures(&format!("{lang}-{name}"));
        let (page, window) = (root[2].as_u64(), root[3].as_u64());
        assert!(page <= window, "{path} is {page:?} wide in a window of {window:?}: {}", self.widest());
        assert!(root[4].as_str().is_some_and(|title| title.len() > 8), "{path} is called {}", root[4]);
        let faults = self.accessibility_faults();
        assert!(faults.is_empty(), "{path} shuts people out:\n{}", faults.join("\n"));
        // A page that says no is itself answered with such a status.
        let refused = format!("{path} - Failed to load resource");
        let complaints: Vec<_> = self.complaints().into_iter().filter(|one| !one.contains(&refused)).collect();
        assert!(complaints.is_empty(), "{path}: the browser complains:\n{}", complaints.join("\n"));
    }

    /// Every violation that axe finds, with the element and what would mend it.
    fn accessibility_faults(&self) -> Vec<String> {
        self.run(AXE, &json!([]));
        let found = self.run_later(
            "const done = arguments[0];
             axe.run(document, { resultTypes: ['violations'] })
               .then((results) => done(results.passes.length > 0 ? results.violations : 'it looked at nothing'), (error) => done(String(error)))",
            &json!([]),
        );
        let Value::Array(violations) = found else { panic!("axe failed: {found}") };
        let mut faults = Vec::new();
        for violation in &violations {
            let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
            faults.push(format!(
                "{} ({}): {}",
                text(&violation["id"]),
                text(&violation["impact"]),
                text(&violation["help"])
            ));
            for node in violation["nodes"].as_array().into_iter().flatten() {
                let summary = text(&node["failureSummary"]).replace('\n', "\n      ");
                faults.push(format!("    {}\n    {}\n      {summary}", node["target"], text(&node["html"])));
            }
        }
        faults
    }

    /// The elements that stick out of the window.
    fn widest(&self) -> Value {
        self.run(
            "const width = document.documentElement.clientWidth;
             return [...document.querySelectorAll('body *')].filter((one) => {
               const box = one.getBoundingClientRect();
               return box.right > width + 1 || box.left < -1;
             }).slice(0, 5).map((one) => one.outerHTML.slice(0, 160))",
            &json!([]),
        )
    }

    /// Pictures for a person to look at, at both widths, when `TASRIH_SCREENSHOTS` names a folder.
    fn take_pictures(&self, name: &str) {
        let named = std::env::var_os("TASRIH_SCREENSHOTS").filter(|name| !name.is_empty());
        let Some(folder) = named.map(PathBuf::from) else { return };
        std::fs::create_dir_all(&folder).expect("a folder for the pictures");
        let number = PICTURES.fetch_add(1, Ordering::Relaxed);
        for (screen, width) in [("desk", 1280), ("phone", 360)] {
            // The window takes the height of the page, so that what sticks to its end does.
            self.resize(width, 800);
            let height = self.run("return document.documentElement.scrollHeight", &json!([]));
            self.resize(width, height.as_u64().unwrap_or(800));
            self.picture(&folder.join(format!("{screen}-{number:02}-{name}.png")));
        }
        match self.screen {
            Screen::Desk => drop(self.tools("Emulation.clearDeviceMetricsOverride", &json!({}))),
            Screen::Phone => self.resize(360, 740),
        }
    }

    fn resize(&self, width: u32, height: u64) {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500 });
        self.tools("Emulation.setDeviceMetricsOverride", &metrics);
    }
}
