"""`python -m fanlight` is `fanlight`."""


def main() -> None:
    """Run the command line."""
    from fanlight.cli.main import main as run  # noqa: PLC0415  processes that read files load this module alone

    run()


if __name__ == "__main__":
    main()
