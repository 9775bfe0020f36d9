//! Looks on while a file is imported: moves the progress bar and writes down what is rejected.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};
use spotlight_core::Lang;
use spotlight_ingest::{Ask, Plan, Row, rejects};
use spotlight_server::import::{Observer, Progress};
use spotlight_store::Put;

use crate::receipt;

pub(crate) struct Watch {
    bar: ProgressBar,
    wanted: bool,
    rejects: Option<rejects::Writer<Vec<u8>>>,
    /// The first failure of writing; the file is imported all the same.
    failed: Option<anyhow::Error>,
}

impl Watch {
    pub(crate) fn new(file: &str, rejects: bool) -> Self {
        Self { bar: progress_bar(file), wanted: rejects, rejects: None, failed: None }
    }

    /// Ends; the rejected rows as CSV, if they were wanted and the file could be read.
    pub(crate) fn finish(self) -> anyhow::Result<Option<Vec<u8>>> {
        self.bar.finish_and_clear();
        match self.failed {
            Some(failed) => Err(failed),
            None => Ok(self.rejects.map(rejects::Writer::finish).transpose()?),
        }
    }
}

impl Observer for Watch {
    fn planned(&mut self, plan: &Plan) {
        for ask in plan.asks() {
            if let Ask::Mapping { field, columns } = ask
                && columns.len() > 1
            {
                let views = plan.columns();
                let names: Vec<&str> = columns.iter().map(|column| views[*column].name.as_str()).collect();
                let (file, names) = (plan.file(), names.join(", "));
                self.bar.suspend(|| match receipt::language() {
                    Lang::En => eprintln!("{file}: {names} could each be {field}, so none was read; state one with --column NAME={field}"),
                    Lang::Es => eprintln!("{file}: {names}: cada una podría ser {field}, así que no se leyó ninguna; indique una con --column NOMBRE={field}"),
                });
            }
        }
        if self.wanted {
            match rejects::Writer::new(Vec::new(), plan, receipt::language()) {
                Ok(writer) => self.rejects = Some(writer),
                Err(error) => self.failed = Some(error.into()),
            }
        }
    }

    fn row(&mut self, row: &Row, _: Option<&Put>) {
        if let Some(writer) = &mut self.rejects
            && let Err(error) = writer.write(row)
        {
            self.failed.get_or_insert(error.into());
        }
    }

    fn progress(&mut self, progress: Progress) {
        self.bar.set_length(progress.of);
        self.bar.set_position(progress.done);
    }
}

fn progress_bar(name: &str) -> ProgressBar {
    if !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{msg} {wide_bar} {human_pos}/{human_len} {eta}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(0).with_style(style).with_message(name.to_owned())
}
