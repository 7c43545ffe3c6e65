/// What a shell has to be told once; the rest it asks `jifen complete` for, as one types.
enum ShellScript: String, CaseIterable {
    case bash
    case zsh
    case fish

    var text: String {
        switch self {
        case .bash: Self.forBash
        case .zsh: Self.forZsh
        case .fish: Self.forFish
        }
    }

    /// Bash cuts words at `=` and `:`, so they are put together again first.
    private static let forBash = #"""
        # Completion of jifen for bash: source <(jifen completions bash)
        _jifen() {
            local -a words=()
            local word tail lead glue=
            for word in "${COMP_WORDS[@]:1:COMP_CWORD}"; do
                if { [[ $word == [=:]* ]] || [[ $glue ]]; } && ((${#words[@]})); then
                    words[-1]+=$word
                else
                    words+=("$word")
                fi
                [[ $word == *[=:] ]] && glue=1 || glue=
            done
            tail=${words[-1]##*[=:]}
            lead=${words[-1]%"$tail"}
            COMPREPLY=()
            while IFS=$'\t' read -r word _; do
                if [[ $word == :files ]]; then
                    compopt -o filenames 2>/dev/null
                    while IFS= read -r word; do COMPREPLY+=("$word"); done \
                        < <(compgen -f -- "$tail")
                else
                    COMPREPLY+=("$(printf %q "${word#"$lead"}")")
                fi
            done < <("$1" complete -- "${words[@]}" 2>/dev/null)
        }
        complete -F _jifen jifen

        """#

    private static let forZsh = #"""
        #compdef jifen
        # Completion of jifen for zsh: source <(jifen completions zsh), or a file _jifen in $fpath.
        _jifen() {
            local -a found
            local value meaning
            while IFS=$'\t' read -r value meaning; do
                if [[ $value == :files ]]; then
                    _files
                else
                    # _describe takes a backslash for an escape.
                    value=${value//\\/\\\\}
                    meaning=${meaning//\\/\\\\}
                    found+=("${value//:/\\:}${meaning:+:$meaning}")
                fi
            done < <("$words[1]" complete -- "${(@Q)words[2,CURRENT]}" 2>/dev/null)
            (( $#found )) && _describe -V jifen found
        }
        if [[ $funcstack[1] == _jifen ]]; then
            _jifen "$@"
        else
            compdef _jifen jifen
        fi

        """#

    private static let forFish = #"""
        # Completion of jifen for fish: jifen completions fish | source
        function __jifen_complete
            set -l words (commandline -opc)
            set -l current (commandline -ct)
            for line in ($words[1] complete -- $words[2..-1] "$current" 2>/dev/null)
                if test "$line" = :files
                    __fish_complete_path "$current"
                else
                    echo $line
                end
            end
        end
        complete -c jifen -f -a '(__jifen_complete)'

        """#
}
