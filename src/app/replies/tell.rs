//! Messages in a language that can change while they are shown.

use super::toast::ToastWords;
use crate::{
    app::{State, Tone},
    domain::Refusal,
    text::{self, InEachLang},
};

impl State {
    /// Writes words in every language, each while the state is in that language.
    pub(in crate::app) fn in_each_lang<T>(&mut self, write: impl Fn(&Self) -> T) -> InEachLang<T> {
        let here = self.lang;
        let words = InEachLang::new(|lang| {
            self.lang = lang;
            write(self)
        });
        self.lang = here;
        words
    }

    /// Shows a message, which follows the language.
    pub(in crate::app) fn tell<W: Into<ToastWords>>(
        &mut self,
        tone: Tone,
        write: impl Fn(&Self) -> W,
    ) {
        let words = self.in_each_lang(|state| write(state).into());
        self.toasts.tell(tone, words, self.lang, self.now.at);
    }

    /// The words of a refusal, with fewer for a narrow screen.
    pub(in crate::app) fn refusal_words(&self, why: &Refusal) -> ToastWords {
        ToastWords {
            lines: vec![text::refusal(self.lang, why, &self.zone)],
            short: text::refusals::in_fewer_words(self.lang, why),
        }
    }
}
