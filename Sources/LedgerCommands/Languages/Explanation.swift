/// What went wrong, in words, and what to do about it.
package struct Explanation: Sendable {
    package let what: Phrase
    package let advice: Phrase?

    package init(_ what: Phrase, advice: Phrase? = nil) {
        self.what = what
        self.advice = advice
    }

    package init(zh chinese: String, en english: String, advice: Phrase? = nil) {
        self.init(Phrase(zh: chinese, en: english), advice: advice)
    }
}
