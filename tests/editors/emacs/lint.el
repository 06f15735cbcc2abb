;;; lint.el --- Is the package in order?  -*- lexical-binding: t; -*-

;;; Commentary:

;; Compiles $FILE with warnings as errors, and lets Checkdoc and the conventions of packages look at it.

;;; Code:

(require 'checkdoc)
(require 'lisp-mnt)
(require 'package)

(defvar lint-found nil)

(let* ((file (getenv "FILE"))
       (byte-compile-error-on-warn t)
       (byte-compile-dest-file-function (lambda (_) (expand-file-name "sls-mode.elc" (getenv "WORK")))))
  (unless (byte-compile-file file)
    (push "it does not compile without warnings" lint-found))
  (with-current-buffer (find-file-noselect file)
    (let ((checkdoc-create-error-function
           (lambda (text start _end &optional _unfixable)
             (push (format "%d: %s" (if start (line-number-at-pos start) 0) text) lint-found)
             nil))
          (checkdoc-verb-check-experimental-flag nil))
      (checkdoc-current-buffer t))
    (let ((described (package-buffer-info)))
      (unless (equal "sls-mode" (symbol-name (package-desc-name described)))
        (push "the name of the package" lint-found))
      (unless (package-desc-reqs described)
        (push "the version of Emacs that it needs" lint-found)))
    (dolist (problem (list (unless (lm-commentary) "no commentary") (unless (lm-homepage) "no URL") (unless (lm-keywords) "no keywords")))
      (when problem
        (push problem lint-found)))
    (goto-char (point-min))
    (while (re-search-forward "^(def\\(?:un\\|var\\|const\\|custom\\|group\\|face\\|macro\\)[a-z-]* \\([^ )\n]+\\)" nil t)
      (unless (or (string-match-p "\\`sls\\(?:-\\|\\'\\)" (match-string 1))
                  (member (match-string 1) '("font-lock-beg" "font-lock-end" "name")))
        (push (format "%s does not begin with sls-" (match-string 1)) lint-found)))))

(dolist (found lint-found)
  (message "LINT %s" found))
(kill-emacs (if lint-found 1 0))

;;; lint.el ends here
